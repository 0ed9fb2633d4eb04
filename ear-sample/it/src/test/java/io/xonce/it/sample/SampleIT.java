/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.sample;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;

/** Each message in a transaction of its own. */
class SampleIT extends SampleContract {

  @Deployment(testable = false)
  static EnterpriseArchive application() {
    return built("sample.ear");
  }
}
