"""A way to the broker that can be spoiled: connections through it become half-open, or are cut in the midst of a frame.

    proxy.py LISTEN BROKER CONTROL    ports on loopback; CONTROL is a named pipe that takes a line an order:

    stall PATTERN    what the connections whose names match send and are sent vanishes from now on; both ends stay open, as
                     behind a middlebox that has forgotten them
    cut PATTERN      those connections lose the second half of what is sent next, and are closed
    heal             the stalled ones are closed

Whatever is not spoiled is passed on as it comes. What was done to which connection is printed.
"""

import asyncio
import os
import re
import sys


class Pair:
    """One connection, to both sides."""

    def __init__(self, client, broker):
        self.client, self.broker = client, broker
        self.name, self.opening, self.mode = "", b"", "pass"

    def learn(self, data):
        """The connection's name stands in the client's first frames."""
        if self.name or len(self.opening) > 8192:
            return
        self.opening += data
        at = self.opening.find(b"connection_nameS")
        if at >= 0 and len(self.opening) >= at + 20:
            length = int.from_bytes(self.opening[at + 16 : at + 20], "big")
            if len(self.opening) >= at + 20 + length:
                self.name = self.opening[at + 20 : at + 20 + length].decode()

    async def pump(self, reader, writer, is_client):
        while data := await reader.read(65536):
            if is_client:
                self.learn(data)
            if self.mode == "stall":
                continue
            if self.mode == "cut":
                writer.write(data[: len(data) // 2])
                await writer.drain()
                break
            writer.write(data)
            await writer.drain()
        if self.mode == "stall":
            # Neither side hears that the other has gone.
            await asyncio.sleep(3600)

    def close(self):
        for writer in (self.client, self.broker):
            writer.close()


pairs = set()


async def serve(reader, writer, port):
    try:
        broker_reader, broker_writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        writer.close()
        return
    pair = Pair(writer, broker_writer)
    pairs.add(pair)
    ways = [asyncio.ensure_future(pair.pump(reader, broker_writer, True)),
            asyncio.ensure_future(pair.pump(broker_reader, writer, False))]
    pair.ways = ways
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        pair.close()
        pairs.discard(pair)


def obey(line):
    order, _, pattern = line.strip().partition(" ")
    for pair in list(pairs):
        if order in ("stall", "cut") and pair.mode == "pass" and re.search(pattern, pair.name):
            pair.mode = order
        elif order == "heal" and pair.mode == "stall":
            for way in pair.ways:
                way.cancel()
        else:
            continue
        print(order, pair.name, flush=True)


async def main(listen, broker, control):
    # Opened for writing too, so that it stays open when a writer has gone.
    pipe = os.open(control, os.O_RDWR | os.O_NONBLOCK)
    rest = bytearray()

    def orders():
        rest.extend(os.read(pipe, 4096))
        while b"\n" in rest:
            line, _, left = bytes(rest).partition(b"\n")
            rest[:] = left
            obey(line.decode())

    asyncio.get_running_loop().add_reader(pipe, orders)
    server = await asyncio.start_server(lambda reader, writer: serve(reader, writer, int(broker)), "127.0.0.1", int(listen))
    async with server:
        await server.serve_forever()


asyncio.run(main(*sys.argv[1:4]))
