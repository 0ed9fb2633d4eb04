/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.it.lab.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** In batches, and through the session that delivers them. */
class BatchMovingIT extends MovingContract {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.batchEar(
        "batch-moving",
        Archives.beans(MovingBean.class, AnsweringBean.class)
            .addAsManifestResource(
                new StringAsset("xonce.connection-factory=java:/XonceJMS\n"),
                "microprofile-config.properties"),
        MovingBean.class,
        AnsweringBean.class);
  }
}
