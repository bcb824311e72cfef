#include "Rows.h"
#include "Versions.h"

VERSIONS
void ck_gather_rows(long count, long width, const int32_t *restrict rows, const float *restrict table,
                    float *restrict y) {
  for (long place = 0; place < count; place++) {
    const float *row = table + rows[place] * width;
    for (long i = 0; i < width; i++) y[place * width + i] = row[i];
  }
}

VERSIONS
void ck_scatter_rows(long count, long width, long stride, const int32_t *restrict rows,
                     const float *restrict pieces, float *restrict sums) {
  for (long piece = 0; piece < count; piece++) {
    if (rows[piece] < 0) continue;
    float *sum = sums + rows[piece] * stride;
    for (long i = 0; i < width; i++) sum[i] += pieces[piece * stride + i];
  }
}

VERSIONS
void ck_copy_block(long rows, long width, const float *restrict from, long from_stride, float *restrict to,
                   long to_stride) {
  for (long r = 0; r < rows; r++) {
    for (long i = 0; i < width; i++) to[r * to_stride + i] = from[r * from_stride + i];
  }
}
