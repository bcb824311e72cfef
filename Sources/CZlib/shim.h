// The system's zlib. `inflateInit2` is a macro, which Swift does not import.
#ifndef WORDCLF_CZLIB_SHIM_H
#define WORDCLF_CZLIB_SHIM_H

#include <zlib.h>

/// Prepares `stream` for `inflate`; `windowBits` as in zlib's manual (negative: raw, +16: gzip).
static inline int wordclf_inflateInit2(z_streamp stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

#endif
