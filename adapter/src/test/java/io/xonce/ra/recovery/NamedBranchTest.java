/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.internal.Proxies;
import io.xonce.ra.broker.SessionResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import javax.transaction.xa.XAResource;
import org.jboss.tm.XAResourceWrapper;
import org.junit.jupiter.api.Test;

/** What the transaction manager sees of a branch. */
class NamedBranchTest {

  private final SessionResource session =
      new SessionResource(
          (XAResource)
              Proxies.of(XAResource.class, (proxy, method, arguments) -> XAResource.XA_RDONLY));

  @Test
  void namedBranch_tellsItsNameAndPassesOnTheRest() throws Exception {
    XAResource branch = branch(getClass().getClassLoader());
    assertThat(((XAResourceWrapper) branch).getJndiName()).isEqualTo("java:/XonceJMS");
    assertThat(branch.prepare(null)).isEqualTo(XAResource.XA_RDONLY);
  }

  /**
   * Narayana writes each serializable resource into its log, and fails the prepare if it cannot.
   */
  @Test
  void namedBranch_isWrittenAsNothing() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream log = new ObjectOutputStream(bytes)) {
      log.writeObject(branch(getClass().getClassLoader()));
    }
    try (ObjectInputStream log =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(log.readObject()).isNull();
    }
  }

  @Test
  void withoutAName_theBranchIsTheSession() {
    assertThat(branch(ClassLoader.getPlatformClassLoader())).isSameAs(session);
    assertThat(NamedBranch.of(session, null, "Xonce on a broker", getClass().getClassLoader()))
        .isSameAs(session);
  }

  /** A class for each session would be compiled for each, and stay until the next collection. */
  @Test
  void branchesOfAllSessions_areOfOneClass() {
    ClassLoader server = getClass().getClassLoader();
    assertThat(branch(server)).isNotSameAs(branch(server)).hasSameClassAs(branch(server));
  }

  private XAResource branch(ClassLoader server) {
    return NamedBranch.of(session, "java:/XonceJMS", "Xonce on a broker", server);
  }
}
