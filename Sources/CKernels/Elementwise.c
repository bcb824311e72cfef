#include "Elementwise.h"
#include "Versions.h"

VERSIONS
void ck_fill(long count, float value, float *y) {
  for (long i = 0; i < count; i++) y[i] = value;
}

VERSIONS
void ck_rectify(long count, const float *restrict x, float *restrict y) {
  for (long i = 0; i < count; i++) y[i] = x[i] < 0 ? 0 : x[i];
}

VERSIONS
void ck_rectify_back(long count, const float *restrict y, const float *restrict dy, float *restrict dx, int adds) {
  if (adds) {
    for (long i = 0; i < count; i++) dx[i] += y[i] > 0 ? dy[i] : 0;
  } else {
    for (long i = 0; i < count; i++) dx[i] = y[i] > 0 ? dy[i] : 0;
  }
}

VERSIONS
void ck_multiply(long count, const float *restrict a, const float *restrict b, float *restrict y, int adds) {
  if (adds) {
    for (long i = 0; i < count; i++) y[i] += a[i] * b[i];
  } else {
    for (long i = 0; i < count; i++) y[i] = a[i] * b[i];
  }
}

VERSIONS
void ck_add_scaled(long count, float scale, const float *restrict x, float *restrict y) {
  for (long i = 0; i < count; i++) y[i] += scale * x[i];
}

VERSIONS
void ck_fade(long count, float kept, const float *restrict x, float *restrict mean) {
  for (long i = 0; i < count; i++) mean[i] = x[i] + kept * (mean[i] - x[i]);
}

VERSIONS
void ck_add_to_each_row(long rows, long width, const float *restrict row, float *restrict y) {
  for (long r = 0; r < rows; r++) {
    for (long i = 0; i < width; i++) y[r * width + i] += row[i];
  }
}

VERSIONS
void ck_add_column_sums(long rows, long width, const float *restrict x, long stride, float *restrict sum) {
  for (long r = 0; r < rows; r++) {
    for (long i = 0; i < width; i++) sum[i] += x[r * stride + i];
  }
}
