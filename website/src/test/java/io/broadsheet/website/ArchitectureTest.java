package io.broadsheet.website;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.broadsheet.chassis.testing.SharedRules;

@AnalyzeClasses(packages = "io.broadsheet.website", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests SHARED = ArchTests.in(SharedRules.class);

    @ArchTest
    static final ArchRule PAGES_REST_ON_WHAT_THEY_ARE_MADE_OF = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("page")
            .definedBy("..website.page..")
            .layer("feed")
            .definedBy("..website.feed..")
            .layer("messaging")
            .definedBy("..website.messaging..")
            .layer("beacon")
            .definedBy("..website.beacon..")
            .layer("form")
            .definedBy("..website.form..")
            .layer("head")
            .definedBy("..website.head..")
            .layer("text")
            .definedBy("..website.text..")
            .layer("view")
            .definedBy("..website.view..")
            .layer("cache")
            .definedBy("..website.cache..")
            .layer("client")
            .definedBy("..website.client..")
            .whereLayer("page")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("feed")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("messaging")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("beacon")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("form")
            .mayOnlyBeAccessedByLayers("page", "beacon")
            .whereLayer("head")
            .mayOnlyBeAccessedByLayers("page", "feed")
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("page", "form")
            .whereLayer("text")
            .mayOnlyBeAccessedByLayers("page", "form", "view")
            .whereLayer("cache")
            .mayOnlyBeAccessedByLayers("page", "feed", "head", "messaging")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("page", "feed", "form", "cache", "messaging", "beacon");

    @ArchTest
    static final ArchRule SERVICES_ARE_CALLED_NOT_LINKED = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.broadsheet.article..",
                    "io.broadsheet.comment..",
                    "io.broadsheet.newsletter..",
                    "io.broadsheet.identity..",
                    "com.mongodb..",
                    "org.springframework.security..");
}
