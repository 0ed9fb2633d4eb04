/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.it.lab.Archives;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** In batches. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ArtemisBatchIT extends ArtemisContract {

  ArtemisBatchIT() {
    super("artemis-batch");
  }

  @Deployment(testable = false)
  static EnterpriseArchive application() throws IOException {
    return Archives.batchEar(
        "artemis-batch",
        beans(ArtemisBatchBean.class, ArtemisBatchReplyBean.class),
        ArtemisBatchBean.class,
        ArtemisBatchReplyBean.class);
  }
}
