#pragma once

/// How rows of numbers in 16 bits lie in memory: for each of `parts` parts a scale, which is a power of two, filled up to
/// 64 bytes; then the parts, of `width` numbers each. A number times the scale of its part is what it stands for.
///
/// `width` is a multiple of 16, and rows are `bytes` apart, a multiple of 64.
typedef struct {
  long parts;
  long width;
  long bytes;
} ck_row_layout;

/// Packs `count` rows of `parts · width` numbers, which stand side by side in `source`, into `rows`.
///
/// A part that holds what is no number, or infinite, becomes one of which no number is one.
void ck_pack_rows(const ck_row_layout *layout, long count, const float *source, char *rows);

/// Which rows `ck_sum_rows` adds up.
typedef struct {
  ck_row_layout layout;
  /// Where the rows are: row r is number r & (2^shift - 1) of chunk r >> shift.
  const char *const *chunks;
  long shift;
  /// The rows of each place, `sets` of them side by side.
  const int *rows;
  long sets;
  /// The number of places.
  long places;
} ck_row_text;

/// For each of `count` windows the sum of `bias` and the parts of the rows of its places: part i of those of its place i.
///
/// `firsts` are the first places of the windows, which have as many places as a row has parts. `sums` are
/// `[count, layout.width]`; numbers below `least` are replaced by `least`, and those above `most` by `most`.
void ck_sum_rows(const ck_row_text *text, const int *firsts, long count, const float *bias, float least, float most,
                 float *sums);
