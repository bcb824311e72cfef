#pragma once

/// The number of the processor that the calling thread has right now; -1 where the system does not say.
int ck_processor(void);
