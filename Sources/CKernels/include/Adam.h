#pragma once

/// The constants of one step of Adam, as `AdamStep` has them in Swift.
typedef struct {
  float decay_of_mean;
  float share_of_gradient;
  float decay_of_square;
  float share_of_square;
  float rate;
  float square_scale;
  float epsilon;
} ck_adam;

/// One step of Adam for `count` numbers that stand side by side.
///
/// The four arrays do not overlap.
void ck_adam_step(const ck_adam *constants, long count, const float *gradient, float *value, float *mean,
                  float *square);
