/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

import io.xonce.lab.oracle.Key;
import io.xonce.lab.oracle.Sent;
import io.xonce.lab.oracle.Sent.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sender knows: that it is about to send is on the disk before it sends. What has no end is
 * unknown.
 *
 * <p><b>Threads.</b> Safe for use by several threads.
 */
final class Journal implements AutoCloseable {

  private static final String BEGIN = "begin";
  private static final String END = "end";

  private final Path file;
  private final FileChannel channel;

  /** A new one; what an earlier run has left there is gone. */
  Journal(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      this.channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Before a message is sent. */
  synchronized void begin(String id, Key key, String payload, boolean poison) {
    write(String.join("\t", BEGIN, id, key.consumer(), key.text(), payload, poison ? "!" : "-"));
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When the sender has learnt what became of it. */
  synchronized void end(String id, Answer answer) {
    write(String.join("\t", END, id, answer.name()));
  }

  private void write(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was sent, as the file says. */
  List<Sent> sent() {
    Map<String, Sent> sent = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split("\t", -1);
        if (words[0].equals(BEGIN)) {
          Key key = new Key(words[2], words[3]);
          sent.put(
              words[1], new Sent(words[1], key, words[4], Answer.UNKNOWN, words[5].equals("!")));
        } else {
          sent.computeIfPresent(
              words[1],
              (id, begun) ->
                  new Sent(
                      id, begun.key(), begun.payload(), Answer.valueOf(words[2]), begun.poison()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>(sent.values());
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
