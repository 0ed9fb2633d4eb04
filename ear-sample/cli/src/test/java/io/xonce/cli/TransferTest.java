/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retry that is begun, waited for, and stopped by somebody else. */
class TransferTest {

  private static final String ID = "0b5e7a91-1111-4222-8333-444455556666";
  private static final String RETRIES = "GET dead-letters/retries";

  @AutoClose private final FakeConsole console = new FakeConsole();

  private static String transfer(boolean over, String result) {
    return """
        {"id": "%s", "kind": "retry", "queue": "DLQ", "target": "in", "total": 5, "moved": 5,
         "over": %s, "stopped": false, "result": "%s"}"""
        .formatted(ID, over, result);
  }

  private static String retries(String transfer) {
    return "{\"retries\": [" + transfer + "]}";
  }

  @BeforeEach
  void bury() {
    console
        .answers("GET dead-letters", "{\"groups\": [{\"id\": \"5f0c1ad2-1\", \"queue\": \"DLQ\"}]}")
        .answers("POST dead-letters/DLQ/5f0c1ad2-1/retry", transfer(false, "0 of 5 sent back"));
  }

  private int retry() {
    return console.type("retry", "5f0c1ad2", "--reason", "why");
  }

  /** A queue that cannot be read has nothing to do with it. */
  @Test
  void end_isWaitedForWithoutAQueueBeingLookedInto() {
    console
        .answers(RETRIES, retries(transfer(false, "2 of 5 sent back")))
        .answers(RETRIES, retries(transfer(true, "5 of 5 sent back")));
    assertThat(retry()).isZero();
    assertThat(console.out()).isEqualToIgnoringNewLines("5 of 5 sent back");
    assertThat(console.asked()).containsOnlyOnce("GET dead-letters");
  }

  /** Who ends the program does not end the retry. */
  @Test
  void whatEndsIt_isToldAtItsBeginning() {
    console.answers(RETRIES, retries(transfer(true, "5 of 5 sent back")));
    retry();
    assertThat(console.errors()).contains("xonce stop " + ID);
  }

  @Test
  void consoleThatIsGone_isNotTheEndOfIt() {
    console.refuses(RETRIES, 503, "away");
    assertThat(retry()).isEqualTo(Status.SERVER);
    assertThat(console.errors()).contains("away; it goes on at the server");
  }

  @Test
  void stop_isSaidWithAReason() {
    String stopped = transfer(false, "2 of 5 sent back; stopped by bob: wrong rates");
    console
        .answers(RETRIES, retries(transfer(false, "2 of 5 sent back")))
        .answers(
            "POST dead-letters/retries/" + ID + "/stop",
            stopped.replace("\"stopped\": false", "\"stopped\": true"));
    assertThat(console.type("stop", "0b5e7a91", "--reason", "wrong rates")).isZero();
    assertThat(console.out()).contains("2 of 5 sent back; stopped by bob: wrong rates");
    assertThat(console.asked().get(1)).endsWith("/stop {\"reason\":\"wrong rates\"}");
    assertThat(console.type("stop", "ffff", "--reason", "why")).isEqualTo(Status.LOOK);
    assertThat(console.errors()).contains("There is no retry or diversion ffff");
  }
}
