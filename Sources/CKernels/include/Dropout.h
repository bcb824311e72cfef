#pragma once

#include <stdint.h>

/// Which elements of a matrix are dropped, and what the others are multiplied by.
typedef struct {
  /// Decides all.
  uint64_t seed;
  /// Of 65,536 how many are dropped.
  uint16_t threshold;
  /// What is kept is multiplied by this.
  float kept;
} ck_dropout;

/// Draws the mask of the elements `first` to `first + count` of a matrix, each 0 or `kept`, and multiplies them by it.
///
/// Four elements share one number of SplitMix64, 16 bits each: those of 4n to 4n + 3 its output number n, the lowest bits
/// first. The mask and `y` begin with the element `first`, as `x` does; the three do not overlap.
///
/// `first` is a multiple of 4.
void ck_drop(const ck_dropout *dropout, long first, long count, const float *x, float *mask, float *y);
