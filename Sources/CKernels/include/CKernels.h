/// Loops over numbers, compiled for several instruction sets of x86-64 of which the best that the processor has is taken
/// when the program starts. Each has a version in Swift, which is what it is tested against.
#include "Adam.h"
#include "BestPath.h"
#include "Dropout.h"
#include "Elementwise.h"
#include "PackedRows.h"
#include "Processor.h"
#include "Relax.h"
#include "Rows.h"
