#include "protocol/engineio/packet.h"
