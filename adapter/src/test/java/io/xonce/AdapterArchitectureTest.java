/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the packages of this module point. */
@AnalyzeClasses(packages = "io.xonce", importOptions = ImportOption.DoNotIncludeTests.class)
class AdapterArchitectureTest {

  @ArchTest
  static final ArchRule packagesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("resource adapter")
          .definedBy("io.xonce.ra..")
          .layer("ledger")
          .definedBy("io.xonce.ledger..")
          .layer("store")
          .definedBy("io.xonce.store..")
          .layer("datasource")
          .definedBy("io.xonce.xa..")
          .layer("internal")
          .definedBy("io.xonce.internal..")
          .whereLayer("resource adapter")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ledger")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("store")
          .mayOnlyBeAccessedByLayers("ledger")
          .whereLayer("datasource")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("internal")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("io.xonce.(**)").should().beFreeOfCycles();
}
