package org.lectern.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Many question walls of one link, read by one thread as a browser would: what they are sent, and when.
final class Walls implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Selector selector = Selector.open();
    private final List<Wall> walls = new ArrayList<>();
    private final Thread reader = Thread.ofPlatform().name("walls").daemon().unstarted(this::read);
    private volatile String awaited = "";
    private final AtomicInteger shown = new AtomicInteger();
    private volatile long lastNanos;
    private final AtomicInteger lost = new AtomicInteger();

    /// One connection, with the end of what it has read.
    private static final class Wall {
        final SocketChannel channel;
        String tail = "";
        String seen = "";

        Wall(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /// Opens them all; each has begun to be served when this returns.
    Walls(URI link, int howMany) throws IOException, InterruptedException {
        expect("event: view");
        byte[] request = ("GET " + link.getPath() + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < howMany; i++) {
            SocketChannel channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), link.getPort()));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            Wall wall = new Wall(channel);
            walls.add(wall);
            channel.register(selector, SelectionKey.OP_READ, wall);
        }
        reader.start();
        await(System.nanoTime());
    }

    /// From now on looks for this text.
    void expect(String text) {
        shown.set(0);
        awaited = text;
    }

    /// Waits until all have shown it, ten seconds at most.
    ///
    /// @return the nanoseconds from then to the last one
    long await(long since) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (shown.get() < walls.size() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        return lastNanos - since;
    }

    int shown() {
        return shown.get();
    }

    /// How many connections have ended.
    int lost() {
        return lost.get();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        take((Wall) key.attachment(), key, buffer);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException _) {
            // Closed.
        }
    }

    private void take(Wall wall, SelectionKey key, ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (wall.channel.read(buffer) < 0) {
            lost.incrementAndGet();
            key.cancel();
            return;
        }
        String text = wall.tail + StandardCharsets.UTF_8.decode(buffer.flip());
        String wanted = awaited;
        if (!wall.seen.equals(wanted) && text.contains(wanted)) {
            wall.seen = wanted;
            lastNanos = System.nanoTime();
            shown.incrementAndGet();
        }
        wall.tail = text.substring(Math.max(0, text.length() - 100));
    }

    @Override
    public void close() throws IOException {
        selector.close();
        reader.interrupt();
        for (Wall wall : walls) {
            wall.channel.close();
        }
    }
}
