#include "base/timerwheel.h"
