#if defined(__linux__)
#define _GNU_SOURCE
#include <sched.h>
#endif
#include "Processor.h"

int ck_processor(void) {
#if defined(__linux__)
  return sched_getcpu();
#else
  return -1;
#endif
}
