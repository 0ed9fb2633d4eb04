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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** Before messages are sent; one force is enough for those that are sent together. */
  synchronized void begin(List<Sent> messages) {
    write(messages.stream().map(Journal::begun));
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String begun(Sent sent) {
    Key key = sent.key();
    String poison = sent.poison() ? "!" : "-";
    return String.join("\t", BEGIN, sent.id(), key.consumer(), key.text(), sent.payload(), poison);
  }

  /** When the sender has learnt what became of them. */
  synchronized void end(List<Sent> messages, Answer answer) {
    write(messages.stream().map(sent -> String.join("\t", END, sent.id(), answer.name())));
  }

  private void write(Stream<String> lines) {
    try {
      String text = lines.map(line -> line + "\n").collect(Collectors.joining());
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
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
