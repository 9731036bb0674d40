#include "redis/options.h"
