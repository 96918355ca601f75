// Whoever imports the operator's client sends and asks with it: these are part of what it gives.
@_exported public import Sending
