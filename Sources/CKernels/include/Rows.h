#pragma once

#include <stdint.h>

/// Writes the rows of `table` with the given numbers, each of `width` numbers, one after the other.
void ck_gather_rows(long count, long width, const int32_t *rows, const float *table, float *y);

/// Adds `width` numbers of each of `count` pieces to those of the row of `sums` with its number; pieces and rows begin
/// `stride` numbers apart, and a piece with a number below 0 is passed over.
void ck_scatter_rows(long count, long width, long stride, const int32_t *rows, const float *pieces, float *sums);

/// Copies `rows` runs of `width` numbers from places `from_stride` apart to places `to_stride` apart.
void ck_copy_block(long rows, long width, const float *from, long from_stride, float *to, long to_stride);
