#include "PackedRows.h"
#include "Versions.h"
#include <stdint.h>
#include <string.h>

typedef float floats __attribute__((vector_size(64), aligned(4)));
typedef int16_t shorts __attribute__((vector_size(32), aligned(2)));

static const long lanes = 16;

/// The bytes that the scales of a row take, before its parts.
static inline long scale_bytes(long parts) { return (parts * 4 + 63) / 64 * 64; }

/// The power of two by which numbers of at most the magnitude whose bits are `bits` are divided, so that they fit.
///
/// The exponent of the scale is 14 less than that of the magnitude, which is thus below 2^15 scales.
static inline float scale_of(uint32_t bits) {
  const uint32_t exponent = bits >> 23;
  if (exponent == 255) return __builtin_nanf("");
  // what is as small as this is 0 beside any bias that matters
  if (exponent < 32) return 0;
  const uint32_t scale = (exponent - 14) << 23;
  float result;
  memcpy(&result, &scale, 4);
  return result;
}

VERSIONS
void ck_pack_rows(const ck_row_layout *layout, long count, const float *restrict source, char *restrict rows) {
  const long width = layout->width;
  for (long row = 0; row < count; row++) {
    float *restrict scales = (float *)(rows + row * layout->bytes);
    int16_t *restrict numbers = (int16_t *)(rows + row * layout->bytes + scale_bytes(layout->parts));
    for (long part = 0; part < layout->parts; part++) {
      const float *restrict from = source + (row * layout->parts + part) * width;
      int16_t *restrict to = numbers + part * width;
      // of what is not negative, the larger number has the larger bits; those of what is no number are the largest
      uint32_t largest = 0;
      for (long i = 0; i < width; i++) {
        uint32_t bits;
        memcpy(&bits, from + i, 4);
        bits &= 0x7fffffff;
        largest = bits > largest ? bits : largest;
      }
      const float scale = scale_of(largest);
      scales[part] = scale;
      if (!(scale > 0)) {
        memset(to, 0, 2 * width);
        continue;
      }
      const float inverse = 1 / scale;
      for (long i = 0; i < width; i++) {
        // 1.5 · 2^23 beside a number leaves no bits for its fraction, which is rounded away
        const float rounded = from[i] * inverse + 12582912.0f - 12582912.0f;
        const int number = (int)rounded;
        to[i] = (int16_t)(number > 32767 ? 32767 : number);
      }
    }
  }
}

/// The rows of some places: their numbers in a part, and its scale.
typedef struct {
  const int16_t *numbers;
  float scale;
} source;

enum { most_sources = 64 };

static inline __attribute__((always_inline)) const char *row_at(const ck_row_text *text, int row) {
  const long in_chunk = row & ((1L << text->shift) - 1);
  return text->chunks[row >> text->shift] + in_chunk * text->layout.bytes;
}

/// Adds `count` sources to `to`, which starts as `from`, and limits the result.
static inline __attribute__((always_inline)) void add_sources(const source *sources, long count, long width,
                                                              const float *from, float least, float most,
                                                              float *to) {
  long column = 0;
  for (; column + 4 * lanes <= width; column += 4 * lanes) {
    floats a = *(const floats *)(from + column), b = *(const floats *)(from + column + lanes),
           c = *(const floats *)(from + column + 2 * lanes), d = *(const floats *)(from + column + 3 * lanes);
    for (long i = 0; i < count; i++) {
      const int16_t *numbers = sources[i].numbers + column;
      const float scale = sources[i].scale;
      a += __builtin_convertvector(*(const shorts *)numbers, floats) * scale;
      b += __builtin_convertvector(*(const shorts *)(numbers + lanes), floats) * scale;
      c += __builtin_convertvector(*(const shorts *)(numbers + 2 * lanes), floats) * scale;
      d += __builtin_convertvector(*(const shorts *)(numbers + 3 * lanes), floats) * scale;
    }
    *(floats *)(to + column) = a;
    *(floats *)(to + column + lanes) = b;
    *(floats *)(to + column + 2 * lanes) = c;
    *(floats *)(to + column + 3 * lanes) = d;
  }
  for (; column < width; column += lanes) {
    floats a = *(const floats *)(from + column);
    for (long i = 0; i < count; i++) {
      a += __builtin_convertvector(*(const shorts *)(sources[i].numbers + column), floats) * sources[i].scale;
    }
    *(floats *)(to + column) = a;
  }
  for (long i = 0; i < width; i++) {
    const float sum = to[i];
    to[i] = sum < least ? least : sum > most ? most : sum;
  }
}

VERSIONS
void ck_sum_rows(const ck_row_text *text, const int *firsts, long count, const float *bias, float least, float most,
                 float *sums) {
  const ck_row_layout layout = text->layout;
  const long offset = scale_bytes(layout.parts);
  // rows are asked for so many windows before the first that needs them: most come from beyond the caches of the core
  const long ahead = 4;
  for (long window = 0; window < count; window++) {
    const long coming = firsts[window] + layout.parts - 1 + ahead;
    if (coming < text->places) {
      for (long set = 0; set < text->sets; set++) {
        const char *row = row_at(text, text->rows[coming * text->sets + set]);
        for (long byte = 0; byte < layout.bytes; byte += 64) __builtin_prefetch(row + byte, 0, 2);
      }
    }
    source sources[most_sources];
    long used = 0;
    const float *from = bias;
    float *to = sums + window * layout.width;
    for (long part = 0; part < layout.parts; part++) {
      for (long set = 0; set < text->sets; set++) {
        const char *row = row_at(text, text->rows[(firsts[window] + part) * text->sets + set]);
        sources[used].numbers = (const int16_t *)(row + offset) + part * layout.width;
        sources[used].scale = ((const float *)row)[part];
        used++;
        if (used == most_sources) {
          add_sources(sources, used, layout.width, from, -__builtin_inff(), __builtin_inff(), to);
          from = to;
          used = 0;
        }
      }
    }
    add_sources(sources, used, layout.width, from, least, most, to);
  }
}
