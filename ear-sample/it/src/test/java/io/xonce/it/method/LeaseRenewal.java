/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.method;

import jakarta.enterprise.context.ApplicationScoped;

/** One of two heirs. */
@ApplicationScoped
public class LeaseRenewal extends Renewal {}
