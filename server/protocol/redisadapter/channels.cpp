#include "protocol/redisadapter/channels.h"
