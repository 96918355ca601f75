import Testing

/// Tests of the executables beside a real broker. They share the broker and the stores' queues: one after the other.
@Suite(.serialized)
struct ProcessTests {}
