/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.reaction;

import io.xonce.it.lab.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** Through the server's resource adapter and its pooled factory. */
class MovingIT extends MovingContract {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return Archives.ear("moving", Archives.beans(MovingBean.class, AnsweringBean.class));
  }
}
