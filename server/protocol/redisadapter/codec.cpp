#include "protocol/redisadapter/codec.h"
