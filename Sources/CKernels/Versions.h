/// Has a function compiled for AVX-512, for AVX2 with FMA, and for any x86-64; elsewhere it is compiled once.
#if defined(__x86_64__) && defined(__linux__)
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif
