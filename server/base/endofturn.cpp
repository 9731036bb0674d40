#include "base/endofturn.h"
