#pragma once

/// `y ← value`
void ck_fill(long count, float value, float *y);

/// `y ← max(0, x)`; what is no number stays none.
///
/// The arrays of each of these functions do not overlap.
void ck_rectify(long count, const float *x, float *y);

/// `dx ← dy` where `y` is positive and 0 elsewhere, or if `adds` is not 0 that added to `dx`.
void ck_rectify_back(long count, const float *y, const float *dy, float *dx, int adds);

/// `y ← a · b`, element by element, or if `adds` is not 0 that added to `y`.
void ck_multiply(long count, const float *a, const float *b, float *y, int adds);

/// `y ← y + scale · x`
void ck_add_scaled(long count, float scale, const float *x, float *y);

/// `mean ← x + kept · (mean − x)`
void ck_fade(long count, float kept, const float *x, float *mean);

/// Adds `row`, of `width` numbers, to each of the `rows` rows of `y`.
void ck_add_to_each_row(long rows, long width, const float *row, float *y);

/// Adds `width` numbers from each of the `rows` rows of `x`, which begin `stride` numbers apart, to those of `sum`, first to
/// last.
void ck_add_column_sums(long rows, long width, const float *x, long stride, float *sum);
