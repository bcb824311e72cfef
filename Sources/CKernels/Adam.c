#include "Adam.h"
#include "Versions.h"

VERSIONS
void ck_adam_step(const ck_adam *constants, long count, const float *restrict gradient, float *restrict value,
                  float *restrict mean, float *restrict square) {
  const ck_adam c = *constants;
  for (long i = 0; i < count; i++) {
    const float g = gradient[i];
    const float m = c.decay_of_mean * mean[i] + c.share_of_gradient * g;
    const float v = c.decay_of_square * square[i] + c.share_of_square * g * g;
    mean[i] = m;
    square[i] = v;
    value[i] -= c.rate * m / (__builtin_elementwise_sqrt(v * c.square_scale) + c.epsilon);
  }
}
