#include "telemetry/frame.h"
