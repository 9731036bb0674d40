#include "redis/redisbus.h"
