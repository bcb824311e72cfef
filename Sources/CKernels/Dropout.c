#include "Dropout.h"
#include "Versions.h"
#include <string.h>

/// The numbers of a block, of which each has four elements.
enum { NUMBERS = 16, ELEMENTS = 4 * NUMBERS };

VERSIONS
void ck_drop(const ck_dropout *dropout, long first, long count, const float *restrict x, float *restrict mask,
             float *restrict y) {
  const ck_dropout d = *dropout;
  for (long block = 0; block < count; block += ELEMENTS) {
    uint64_t numbers[NUMBERS];
    for (int n = 0; n < NUMBERS; n++) {
      uint64_t z = d.seed + ((uint64_t)((first + block) / 4 + n) + 1) * 0x9e3779b97f4a7c15u;
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
      numbers[n] = z ^ (z >> 31);
    }
    // the lowest bits come first in memory on every processor that this is compiled for
    uint16_t bits[ELEMENTS];
    memcpy(bits, numbers, sizeof bits);
    float factors[ELEMENTS];
    for (int i = 0; i < ELEMENTS; i++) factors[i] = bits[i] < d.threshold ? 0 : d.kept;
    const long size = count - block < ELEMENTS ? count - block : ELEMENTS;
    memcpy(mask + block, factors, (unsigned long)size * sizeof(float));
    for (long i = 0; i < size; i++) y[block + i] = x[block + i] * factors[i];
  }
}
