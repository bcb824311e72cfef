#pragma once

/// What the best path through some classes is found by. `width` is `classes` or more, and a multiple of 8; what stands
/// beyond the classes is -infinity in `moves`, `start` and `end`.
typedef struct {
  long classes;
  long width;
  /// From the row to the column, `[classes, width]`: -infinity for a move that is not legal.
  const double *moves;
  /// Of the first class and of the last, `[width]`.
  const double *start;
  const double *end;
  /// What is taken from the scores, `[classes]`.
  const float *biases;
} ck_paths;

/// The path with the highest sum of the `count` rows of scores, `[count, classes]`, and of its moves; `count` is above 0.
///
/// `totals` are `[3, width]` and `came_from` is `[count, width]`, to work in.
void ck_best_path(const ck_paths *paths, const float *scores, long count, double *totals, int *came_from, int *path);
