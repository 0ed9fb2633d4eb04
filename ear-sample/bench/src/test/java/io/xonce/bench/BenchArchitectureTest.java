/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way the packages of the measurement see each other. */
@AnalyzeClasses(packages = "io.xonce.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class BenchArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCircles =
      slices().matching("io.xonce.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyReportsKnowHowResultsAreShown =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.xonce.bench", "io.xonce.bench.report")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.xonce.bench.report");
}
