#include "BestPath.h"
#include "Versions.h"
#include <stdint.h>

typedef double doubles __attribute__((vector_size(64), aligned(8)));
typedef int64_t longs __attribute__((vector_size(64)));
typedef int ints __attribute__((vector_size(32), aligned(4)));

/// The scores of a token, without the bias, within ±10^12: wide enough for any score that means something, and finite.
static inline __attribute__((always_inline)) void bound(const float *scores, const float *biases, long classes,
                                                        double *to) {
  const double limit = 1e12;
  for (long c = 0; c < classes; c++) {
    const float score = scores[c] - biases[c];
    const double wide = score;
    const double above = wide > limit ? limit : wide;
    // what is no number is below nothing, and so becomes the lowest score
    to[c] = above > -limit ? above : -limit;
  }
}

VERSIONS
void ck_best_path(const ck_paths *paths, const float *scores, long count, double *totals, int *came_from, int *path) {
  const long classes = paths->classes, width = paths->width;
  double *before = totals, *now = totals + width, *own = totals + 2 * width;
  for (long c = 0; c < width; c++) own[c] = 0;
  bound(scores, paths->biases, classes, own);
  for (long c = 0; c < width; c++) before[c] = paths->start[c] + own[c];
  for (long token = 1; token < count; token++) {
    bound(scores + token * classes, paths->biases, classes, own);
    for (long next = 0; next < width; next += 8) {
      doubles best = (doubles){0} - __builtin_inf();
      longs source = {0};
      const double *moves = paths->moves + next;
      for (long c = 0; c < classes; c++) {
        const doubles total = *(const doubles *)(moves + c * width) + before[c];
        const longs better = total > best;
        best = (doubles)((better & (longs)total) | (~better & (longs)best));
        source = (better & c) | (~better & source);
      }
      *(doubles *)(now + next) = best + *(const doubles *)(own + next);
      *(ints *)(came_from + token * width + next) = __builtin_convertvector(source, ints);
    }
    double *const old = before;
    before = now;
    now = old;
  }
  int last = 0;
  double best = -__builtin_inf();
  for (long c = 0; c < classes; c++) {
    const double total = before[c] + paths->end[c];
    if (total > best) {
      best = total;
      last = (int)c;
    }
  }
  for (long token = count - 1; token >= 0; token--) {
    path[token] = last;
    if (token > 0) last = came_from[token * width + last];
  }
}
