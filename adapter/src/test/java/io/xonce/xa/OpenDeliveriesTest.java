/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.xa;

import static io.xonce.xa.Driver.HONEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.LogLines;
import io.xonce.shop.Bookings;
import java.util.concurrent.CompletableFuture;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application writes beside the transaction of its delivery. */
class OpenDeliveriesTest extends ShopTest {

  private record SecondBranch(Xid first) implements Xid {
    @Override
    public int getFormatId() {
      return first.getFormatId();
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return first.getGlobalTransactionId();
    }

    @Override
    public byte[] getBranchQualifier() {
      return new byte[] {2};
    }
  }

  private final TestXid other = TestXid.next();
  private final LogLines log = new LogLines("io.xonce.xa");
  private Participant delivery;
  private Participant beside;

  @BeforeEach
  void open() throws Exception {
    delivery = shop.connect(HONEST);
    beside = shop.connect(HONEST);
    claim(delivery, xid);
  }

  private static void claim(Participant participant, Xid branch) throws Exception {
    participant.begin(branch);
    participant.connection().setClientInfo("io.xonce.delivery", "ledger");
  }

  @AfterEach
  void close() throws Exception {
    log.close();
    delivery.close();
    beside.close();
  }

  @Test
  void anotherTransaction_isToldOnceWithItsPlace() throws Exception {
    for (int i = 0; i < 2; i++) {
      TestXid own = TestXid.next();
      beside.begin(own);
      Bookings.inANewTransaction(() -> beside.write(own));
      rollBack(beside, own);
    }
    assertThat(log.warnings())
        .singleElement()
        .asString()
        .startsWith("XONCE02012: io.xonce.shop.Bookings.inANewTransaction wrote")
        .contains("'ledger'");
  }

  @Test
  void noTransaction_isTold() throws Exception {
    Bookings.inNoTransaction(() -> beside.write(other));
    assertThat(log.warnings()).singleElement().asString().contains("Bookings.inNoTransaction ");
  }

  @Test
  void secondBranchOfTheSameTransaction_isNotTold() throws Exception {
    Xid second = new SecondBranch(xid);
    beside.begin(second);
    Bookings.harmlessly(() -> beside.write(other));
    rollBack(beside, second);
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void whatIsOnlyRead_isNotTold() throws Exception {
    Bookings.harmlessly(() -> beside.execute("SELECT * FROM effect"));
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void anotherThread_isNotTold() throws Exception {
    CompletableFuture.runAsync(
            () -> {
              try {
                Bookings.harmlessly(() -> beside.write(other));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .get();
    assertThat(log.warnings()).isEmpty();
  }

  private static void rollBack(Participant participant, Xid branch) throws Exception {
    participant.resource().end(branch, XAResource.TMFAIL);
    participant.resource().rollback(branch);
  }
}
