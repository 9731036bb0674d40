#include "client/socket.h"
