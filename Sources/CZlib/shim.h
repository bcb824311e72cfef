// The system's zlib. `inflateInit2` and `deflateInit2` are macros, which Swift does not import.
#ifndef WORDCLF_CZLIB_SHIM_H
#define WORDCLF_CZLIB_SHIM_H

#include <zlib.h>

/// Prepares `stream` for `inflate`; `windowBits` as in zlib's manual (negative: raw, +16: gzip).
static inline int wordclf_inflateInit2(z_streamp stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

/// Prepares `stream` for `deflate` with zlib's defaults for memory and strategy; `level` and `windowBits` as in zlib's
/// manual.
static inline int wordclf_deflateInit2(z_streamp stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

#endif
