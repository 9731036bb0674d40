#include "telemetry/hash.h"
