package io.broadsheet.article;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.chassis.testing.SharedRules;

/** Each rule was seen to fail once, on a class that broke it. */
@AnalyzeClasses(packages = "io.broadsheet.article", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedRules.class);

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_INWARD = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("api")
            .definedBy("..article.api..")
            .layer("store")
            .definedBy("..article.store..")
            .layer("messaging")
            .definedBy("..article.messaging..")
            .layer("application")
            .definedBy("..article.application..")
            .layer("rendering")
            .definedBy("..article.rendering..")
            .layer("imaging")
            .definedBy("..article.imaging..")
            .layer("domain")
            .definedBy("..article.domain..")
            .layer("search")
            .definedBy("..article.search..")
            .layer("popularity")
            .definedBy("..article.popularity..")
            .whereLayer("api")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("store")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("messaging")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("application")
            .mayOnlyBeAccessedByLayers("api", "store", "messaging", "search", "popularity")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("api", "popularity")
            .whereLayer("popularity")
            .mayOnlyBeAccessedByLayers("api")
            .whereLayer("rendering")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("imaging")
            .mayOnlyBeAccessedByLayers("api", "application");

    @ArchTest
    static final ArchRule OTHER_SERVICES_ARE_STRANGERS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.broadsheet.comment..", "io.broadsheet.newsletter..", "io.broadsheet.identity..");
}
