/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskTest {

  @BeforeEach
  void canBeHad() {
    assumeThat(Disk.obstacle()).as("why there is no disk that loses its power").isNull();
  }

  @Test
  void withoutPower_onlyWhatWasForcedStays() throws Exception {
    try (Disk disk = Disk.make(32)) {
      Path forced = disk.directory().resolve("forced");
      Path written = disk.directory().resolve("written");
      write(forced, true);
      write(written, false);
      disk.cutPower();
      assertThatThrownBy(() -> Files.readString(forced)).isInstanceOf(IOException.class);
      disk.restorePower();
      assertThat(forced).hasContent("content");
      assertThat(written).doesNotExist();
    }
  }

  @Test
  void force_isForAllThatIsOnIt() throws Exception {
    try (Disk disk = Disk.make(32)) {
      Path written = disk.directory().resolve("written");
      write(written, false);
      disk.force();
      disk.cutPower();
      disk.restorePower();
      assertThat(written).hasContent("content");
    }
  }

  @Test
  void filled_hasNoMoreThanWasSaid_untilThereIsRoomAgain() throws Exception {
    try (Disk disk = Disk.make(64)) {
      disk.fillTo(95);
      assertThat(usage(disk)).isBetween(0.95, 0.97);
      disk.makeRoom();
      assertThat(usage(disk)).isLessThan(0.5);
    }
  }

  @Test
  void full_takesNothingMore_untilThereIsRoomAgain() throws Exception {
    try (Disk disk = Disk.make(32)) {
      Path further = disk.directory().resolve("further");
      disk.fill();
      disk.fill();
      assertThatThrownBy(() -> Files.write(further, new byte[100_000]))
          .isInstanceOf(IOException.class);
      disk.makeRoom();
      assertThat(Files.write(further, new byte[100_000])).hasSize(100_000);
    }
  }

  private static double usage(Disk disk) throws IOException {
    FileStore store = Files.getFileStore(disk.directory());
    return 1 - (double) store.getUsableSpace() / store.getTotalSpace();
  }

  @Test
  void closed_leavesNothingBehind() {
    Disk disk = Disk.make(32);
    disk.cutPower();
    disk.close();
    assertThat(disk.directory()).doesNotExist();
  }

  private static void write(Path file, boolean forced) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode("content"));
      if (forced) {
        channel.force(true);
      }
    }
  }
}
