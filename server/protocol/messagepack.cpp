#include "protocol/messagepack.h"
