//! Sites around their pages: sidebars, comments, share bars, tables of contents, footnotes.

use expect_test::expect;

use super::check;

#[test]
fn blog_with_comments_html() {
    check(
        "blog-with-comments.html",
        r##"<!DOCTYPE html>
<html lang="en-US"><head><meta charset="UTF-8"><title>12 Ownership Interview Questions (With Answers) &#8211; Desk &amp; Lamp</title>
<link rel="canonical" href="https://deskandlamp.example/ownership-interview/">
</head>
<body class="post-template-default single single-post">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<div id="page" class="site">
<div id="content" class="site-content"><main id="main" class="site-main">
<article id="post-4711" class="post type-post hentry category-interviews tag-ownership">
<header class="entry-header"><h1 class="entry-title">Ownership Interview Questions</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time datetime="2025-03-04">March 4, 2025</time></span><span class="byline"> by <a href="/author/desk">The Desk Team</a></span></div></header>
<div class="entry-content">
<p>Ownership is about acting when the thing has no owner. Here is what panels ask and what they hope to hear.</p>
<div class="ez-toc-container"><p class="ez-toc-title">Table of Contents</p><ul><li><a href="#q">Questions you may hear</a></li><li><a href="#look">What hiring managers look for</a></li><li><a href="#mist">Mistakes to avoid</a></li></ul></div>
<h2 id="q"><span class="ez-toc-section">Questions you may hear</span></h2>
<ol class="wp-block-list">
<li>Tell me about a time you fixed something nobody asked you to fix.</li>
<li>Describe a project you inherited in a bad state.</li>
<li>When have you stayed with a problem after your part was over?</li>
</ol>
<h2 id="look">What hiring managers look for</h2>
<ul class="wp-block-list"><li>You noticed the gap yourself.</li><li>You told the people who would be touched.</li><li>You stayed until it held.</li></ul>
<h2 id="mist">Mistakes to avoid</h2>
<ul class="wp-block-list"><li>Calling extra hours ownership.</li><li>Leaving out what it cost.</li></ul>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="?share=x">Click to share on X</a></li><li><a href="?share=f">Click to share on Facebook</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><div class="jp-relatedposts-items"><p><a href="/a">How do you answer "What is your weakness?"</a></p><p><a href="/b">Ten questions to ask at the end</a></p></div></div>
</div>
<footer class="entry-footer"><span class="cat-links">Posted in <a href="/c">Interviews</a></span></footer>
</article>
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><a rel="prev">Previous: Phone screens</a><a rel="next">Next: Offers</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">2 thoughts on &ldquo;Ownership Interview Questions&rdquo;</h2>
<ol class="comment-list"><li class="comment"><div class="comment-author"><b class="fn">reader77</b> <span class="says">says:</span></div><div class="comment-content"><p>Could you add one about budgets? How do you answer when they ask about money?</p></div><div class="reply"><a>Reply</a></div></li>
<li class="comment"><div class="comment-author"><b class="fn">quiet_fox</b> <span class="says">says:</span></div><div class="comment-content"><p>Tell me about a time this page was shorter, haha.</p></div></li></ol>
</main>
<aside id="secondary" class="widget-area"><section class="widget"><h2 class="widget-title">Recent Posts</h2><ul><li><a href="/1">Describe your ideal manager</a></li><li><a href="/2">What is a panel interview?</a></li><li><a href="/3">How to leave well</a></li></ul></section></aside>
</div><footer id="colophon"><p>Proudly powered by WordPress</p></footer></div>
<div id="cookie-notice"><span>We use cookies to ensure that we give you the best experience.</span><a>Ok</a></div>
</body></html>"##,
        &expect![[r#"
            Ownership Interview Questions
            P Tell me about a time you fixed something nobody asked you to fix.
            P Describe a project you inherited in a bad state.
            P When have you stayed with a problem after your part was over?
            C You noticed the gap yourself.
            C You told the people who would be touched.
            C You stayed until it held.
            X Calling extra hours ownership.
            X Leaving out what it cost.
        "#]],
    );
}

#[test]
fn medium_html() {
    check(
        "medium.html",
        r##"<html><head><title>The Five Conflict Questions I Ask Every Engineer | by A Hiring Desk | Medium</title><meta property="og:title" content="The Five Conflict Questions I Ask Every Engineer"></head>
<body><div id="root"><div class="a b c"><article><div class="l"><section><div><div class="fs ft">
<h1 class="pw-post-title">The Four Conflict Questions I Ask Every Engineer</h1>
<h2 class="pw-subtitle-paragraph">And what I write down while you talk</h2>
<div class="speechify"><div><a>A Hiring Desk</a><span>·</span><button>Follow</button></div><div><span>6 min read</span><span>·</span><span>Jan 9, 2025</span></div></div>
<div><button>--</button><button>3</button><button>Listen</button><button>Share</button></div>
<p class="pw-post-body-paragraph">I have sat on the other side of the table for some years. These are the questions I keep coming back to.</p>
<h1 class="oa ob">1. Tell me about a disagreement you lost.</h1>
<p class="pw-post-body-paragraph">Losing well is rarer than winning. I listen for the moment you stopped arguing.</p>
<h1 class="oa ob">2. Describe a time you had to work with someone you did not trust.</h1>
<p class="pw-post-body-paragraph">Trust can be built with small promises. I want to hear one.</p>
<h1 class="oa ob">Red flags</h1>
<ul><li>Every conflict was the other person's fault.</li><li>No conflict at all in five years.</li></ul>
<p class="pw-post-body-paragraph">Thanks for reading! If you liked this, clap up to 50 times and follow for more.</p>
</div></div></section></div></article>
<div class="tags"><a>Interviewing</a><a>Engineering</a><a>Conflict</a></div>
<div><h2>Written by A Hiring Desk</h2><p>1.2K Followers</p><p>I write about hiring.</p></div>
<div><h2>More from A Hiring Desk</h2><div><article><h2>Why do we still ask about weaknesses?</h2><p>A short note.</p></article><article><h2>Describe your week in three words</h2></article></div></div>
<div><h2>Recommended from Medium</h2><div><article><h2>How do senior engineers say no?</h2><h3>Ten scripts to use.</h3></article></div></div>
<footer><a>Help</a><a>Status</a><a>About</a></footer></div></div></body></html>"##,
        &expect![[r#"
            The Four Conflict Questions I Ask Every Engineer
            P Tell me about a disagreement you lost.
            P Describe a time you had to work with someone you did not trust.
            X Every conflict was the other person's fault.
            X No conflict at all in five years.
            ! 8 the text below 2 prompts is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn newsletter_html() {
    check(
        "newsletter.html",
        r##"<html><head><title>Leading without a title - by the Loop Letter</title></head><body>
<div class="main-menu"><div class="topbar"><a>The Loop Letter</a><button>Subscribe</button><button>Sign in</button></div></div>
<div class="single-post"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title published">Leading without a title</h1>
<h3 class="subtitle">Influence questions, and the signals behind them</h3>
<div class="post-ufi"><a>♡ 41</a><a>7</a><a>Share</a></div></div>
<div class="available-content"><div class="body markup">
<p>Dear readers, this week is about influence.</p>
<div class="subscription-widget-wrap"><div class="subscription-widget"><p class="cta-caption">Thanks for reading The Loop Letter! Subscribe for free to receive new posts.</p><form><input placeholder="Type your email..."><button>Subscribe</button></form></div></div>
<h2 class="header-anchor-post"><strong>The questions</strong></h2>
<p><strong>1.</strong> Tell me about a time you led people who did not report to you.</p>
<p><strong>2.</strong> Describe how you got another team to change its plan.</p>
<p><strong>3.</strong> How have you handled a stakeholder who kept saying no?</p>
<h2 class="header-anchor-post"><strong>Signals interviewers score</strong></h2>
<ul><li><p>You found out what the others wanted first.</p></li><li><p>You gave credit by name.</p></li></ul>
<h2 class="header-anchor-post"><strong>Probes to expect</strong></h2>
<ul><li><p>What would you have done had they refused?</p></li><li><p>Who else helped?</p></li></ul>
<div><hr></div>
<p class="button-wrapper"><a class="button primary"><span>Leave a comment</span></a></p>
</div></div></article>
<div class="comments-section"><h4>Discussion about this post</h4><div class="comment"><div>Windmill</div><p>How do you measure influence at all?</p><a>Like (2)</a><a>Reply</a></div></div>
<div class="related"><h4>Top</h4><div><a>What is a skip-level meeting?</a></div><div><a>How do you quit kindly?</a></div></div></div>
<div class="footer"><p>© 2025 The Loop Letter</p><a>Privacy</a><a>Terms</a><p>Substack is the home for great culture</p></div></body></html>"##,
        &expect![[r#"
            Leading without a title
            P Tell me about a time you led people who did not report to you.
            P Describe how you got another team to change its plan.
            P How have you handled a stakeholder who kept saying no?
            C You found out what the others wanted first.
            C You gave credit by name.
            F What would you have done had they refused? -> nothing
            F Who else helped? -> nothing
        "#]],
    );
}

#[test]
fn accordion_html() {
    check(
        "accordion.html",
        r##"<!doctype html><html><head><title>How we interview | Careers at Northbarn</title></head><body>
<div class="cookie-banner" role="dialog"><p>This site uses cookies. How would you like to proceed?</p><button>Accept all</button><button>Manage</button></div>
<main><section class="hero"><h1>How we interview: Teamwork</h1><p>We publish our questions so that you can prepare.</p><a class="btn">See open roles</a></section>
<section><h2>Questions we may ask</h2><div class="accordion">
<div class="accordion-item"><button class="accordion-button">Tell us about a team you helped to get better.</button><div class="accordion-collapse"><p>Any size of team will do.</p></div></div>
<div class="accordion-item"><button class="accordion-button">Describe a time you asked for help.</button><div class="accordion-collapse"><p>We like early asks.</p></div></div>
<div class="accordion-item"><button class="accordion-button">What do you do when a teammate falls behind?</button><div class="accordion-collapse"><p>Be concrete.</p></div></div>
</div></section>
<section><h2>What we look for</h2><div class="cards"><div class="card"><h3>Candour</h3><p>You say the hard thing kindly.</p></div><div class="card"><h3>Care</h3><p>You notice who is stuck.</p></div></div></section>
<section><h2>Our benefits</h2><ul><li>Thirty days off</li><li>A desk of your choice</li></ul></section>
<section><h2>Open roles</h2><ul><li>Platform engineer</li><li>Store planner</li></ul></section></main>
<footer><h2>Follow us</h2><ul><li>Newsletter</li></ul></footer></body></html>"##,
        &expect![[r#"
            How we interview: Teamwork
            P Tell us about a team you helped to get better.
            P Describe a time you asked for help.
            P What do you do when a teammate falls behind?
            C Candour: You say the hard thing kindly.
            C Care: You notice who is stuck.
            ! 5 the text below 3 prompts is left out: a card holds the prompt alone
            ! 10 unknown heading "Our benefits": its 2 items are left out
            ! 11 unknown heading "Open roles": its 2 items are left out
        "#]],
    );
}

#[test]
fn mediawiki_html() {
    check(
        "mediawiki.html",
        r##"<!DOCTYPE html><html class="client-nojs" lang="en"><head><title>Interviewing/Adaptability - Guild Wiki</title></head><body class="mediawiki ltr skin-vector">
<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">Interviewing/Adaptability</h1>
<div id="bodyContent"><div id="siteSub">From Guild Wiki</div><div id="contentSub"></div><a class="mw-jump-link" href="#mw-head">Jump to navigation</a><a class="mw-jump-link" href="#searchInput">Jump to search</a>
<div id="mw-content-text" class="mw-body-content"><div class="mw-parser-output"><p>This page lists what our panels ask about <b>adaptability</b>.</p>
<div id="toc" class="toc"><div class="toctitle"><h2>Contents</h2></div><ul><li class="toclevel-1"><a href="#Questions"><span class="tocnumber">1</span> <span class="toctext">Questions</span></a></li><li class="toclevel-1"><a href="#G"><span class="tocnumber">2</span> <span class="toctext">Green flags</span></a></li><li><a><span class="tocnumber">3</span> <span class="toctext">Red flags</span></a></li></ul></div>
<h2><span class="mw-headline" id="Questions">Questions</span><span class="mw-editsection"><span class="mw-editsection-bracket">[</span><a href="/edit">edit</a><span class="mw-editsection-bracket">]</span></span></h2>
<ul><li>Tell me about a plan that broke on day one.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></li><li>How did you take the news that your project was cut?</li></ul>
<h2><span class="mw-headline" id="G">Green flags</span><span class="mw-editsection"><span>[</span><a>edit</a><span>]</span></span></h2>
<ul><li>Names what was lost.</li><li>Moves within days, not weeks.</li></ul>
<h2><span class="mw-headline" id="R">Red flags</span><span class="mw-editsection"><span>[</span><a>edit</a><span>]</span></span></h2>
<ul><li>Still angry about it.</li></ul>
<h2><span class="mw-headline" id="See">See also</span><span class="mw-editsection">[<a>edit</a>]</span></h2><ul><li><a>Interviewing/Conflict</a></li><li><a>Interviewing/Ownership</a></li></ul>
<h2><span class="mw-headline" id="Ref">References</span></h2><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a>↑</a></span> <span class="reference-text">Minutes of the panel of May.</span></li></ol>
</div><div class="printfooter">Retrieved from "https://wiki.example/index.php?title=Interviewing&amp;oldid=88"</div></div>
<div id="catlinks" class="catlinks"><div id="mw-normal-catlinks"><a>Category</a>: <ul><li><a>Interviewing</a></li></ul></div></div></div></div>
<div id="mw-navigation"><h2>Navigation menu</h2><div id="p-personal"><h3>Personal tools</h3><ul><li>Not logged in</li><li>Talk</li></ul></div><div id="p-tb"><h3>Tools</h3><ul><li>What links here</li><li>Related changes</li></ul></div></div></body></html>"##,
        &expect![[r#"
            Interviewing/Adaptability
            P Tell me about a plan that broke on day one.
            P How did you take the news that your project was cut?
            C Names what was lost.
            C Moves within days, not weeks.
            X Still angry about it.
            R interviewing-conflict
            R interviewing-ownership
        "#]],
    );
}

#[test]
fn confluence_html() {
    check(
        "confluence.html",
        r##"<!DOCTYPE html><html><head><title>People Team : Interview kit - Judgement</title><link rel="stylesheet" href="styles/site.css"></head>
<body class="theme-default aui-theme-default"><div id="page"><div id="main" class="aui-page-panel"><div id="main-header"><div id="breadcrumb-section"><ol id="breadcrumbs"><li class="first"><span><a href="index.html">People Team</a></span></li><li><span><a href="kit.html">Interview kits</a></span></li></ol></div>
<h1 id="title-heading" class="pagetitle"><span id="title-text"> People Team : Interview kit - Judgement </span></h1></div>
<div id="content" class="view"><div class="page-metadata">Created by <span class='author'> Panel lead</span>, last modified on May 04, 2025</div>
<div id="main-content" class="wiki-content group"><div class="toc-macro rbtoc"><ul class='toc-indentation'><li><a href='#q'>Interview questions</a></li><li><a href='#s'>What good looks like</a></li></ul></div>
<h1 id="q">Interview questions</h1>
<div class="table-wrap"><table class="confluenceTable"><tbody><tr><th class="confluenceTh">#</th><th class="confluenceTh">Question</th><th class="confluenceTh">Follow-ups</th></tr>
<tr><td class="confluenceTd">1</td><td class="confluenceTd">Tell me about a call you made that turned out wrong.</td><td class="confluenceTd"><ul><li>When did you notice?</li><li>What did it cost?</li></ul></td></tr>
<tr><td class="confluenceTd">2</td><td class="confluenceTd">Describe a choice between two bad options.</td><td class="confluenceTd"><p>Who was against it?</p></td></tr></tbody></table></div>
<h1 id="s">What good looks like</h1><ul><li>Weighs at least two options aloud.</li><li>Says what would have changed their mind.</li></ul>
<h1>What poor looks like</h1><ul><li>Hides behind the group.</li></ul>
<div class="confluence-information-macro confluence-information-macro-note"><div class="confluence-information-macro-body"><p>Never share scores before the debrief.</p></div></div>
</div><div class="pageSection group"><div class="pageSectionHeader"><h2 id="attachments" class="pageSectionTitle">Attachments:</h2></div><div class="greybox"><a href="attachments/1.png">scorecard.png</a> (image/png)<br/></div></div></div></div>
<div id="footer"><section class="footer-body"><p>Document generated by Confluence on May 05, 2025 09:00</p></section></div></div></body></html>"##,
        &expect![[r#"
            People Team : Interview kit - Judgement
            P Tell me about a call you made that turned out wrong.
            P Describe a choice between two bad options.
            C Weighs at least two options aloud.
            C Says what would have changed their mind.
            X Hides behind the group.
            F When did you notice? -> nothing
            F What did it cost? -> nothing
            F Who was against it? -> nothing
        "#]],
    );
}

#[test]
fn callout_html() {
    check(
        "callout.html",
        r##"<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>Dealing with ambiguity</title></head><body><article id="0a1b" class="page sans"><header><div class="page-header-icon undefined"><span class="icon">🌫️</span></div><h1 class="page-title">Dealing with ambiguity</h1><p class="page-description"></p></header><div class="page-body">
<nav class="block-color-gray table_of_contents"><div class="table_of_contents-item"><a href="#a">Prompts</a></div></nav>
<h2 id="a">Prompts</h2><ul id="x1" class="toggle"><li><details open=""><summary>Tell me about a goal nobody could define.</summary><p>Story: the survey project</p></details></li></ul><ul id="x2" class="toggle"><li><details open=""><summary>How do you start when the brief is one line?</summary></details></li></ul>
<h2 id="b">Strong signals</h2><ul class="bulleted-list"><li style="list-style-type:disc">Writes down assumptions</li></ul><ul class="bulleted-list"><li style="list-style-type:disc">Picks a first step that can be undone</li></ul>
<h2 id="c">Weak signals</h2><ul class="bulleted-list"><li style="list-style-type:disc">Waits for the brief</li></ul>
<figure class="callout"><div><span class="icon">💡</span></div><div>Two stories are enough.</div></figure>
<h2 id="d">Probing questions</h2><ol class="numbered-list" start="1"><li>Which assumption was wrong?</li></ol><ol class="numbered-list" start="2"><li>Who disagreed with the first step?</li></ol>
</div></article><span class="sans" style="font-size:14px"></span></body></html>"##,
        &expect![[r#"
            Dealing with ambiguity
            P Tell me about a goal nobody could define.
            P How do you start when the brief is one line?
            C Writes down assumptions
            C Picks a first step that can be undone
            X Waits for the brief
            F Which assumption was wrong? -> nothing
            F Who disagreed with the first step? -> nothing
            ! 3 the text below a prompt is left out: a card holds the prompt alone
        "#]],
    );
}

#[test]
fn asides_html() {
    check(
        "asides.html",
        r##"<html><head><title>Customer empathy</title></head><body><main>
<aside class="sidebar"><h3>All themes</h3><ul><li><a href="/t/1">Tell me about a conflict</a></li><li><a href="/t/2">Describe a failure</a></li><li><a href="/t/3">How do you lead?</a></li></ul></aside>
<article><h1>Customer empathy</h1><p>Hearing what is not said.</p>
<h2>Common prompts</h2><ul><li>Tell me about a user who surprised you.</li><li>Describe how you learn what users need.</li></ul>
<aside class="callout"><p>Tip: keep one quote from a user at hand.</p></aside>
<h2>Common pitfalls</h2><ul><li>Speaking of users as numbers only.</li></ul>
<aside><ul><li>Conflict</li><li>Failure</li><li>Leadership</li></ul></aside>
<h2>Follow-up strategies</h2><ul><li>How many did you ask? - Know the count.</li></ul>
<aside><h2>Popular guides</h2><ul><li><a href="/g/1">What is a bar raiser?</a></li><li><a href="/g/2">How do loops work?</a></li></ul></aside>
</article></main></body></html>"##,
        &expect![[r#"
            Customer empathy
            P Tell me about a user who surprised you.
            P Describe how you learn what users need.
            X Speaking of users as numbers only.
            F How many did you ask? -> Know the count.
        "#]],
    );
}

#[test]
fn site_named_first_html() {
    check(
        "site-named-first.html",
        r##"<html><head><title>Panel questions about honesty - Shop Talk Forum</title></head><body id="phpbb" class="nojs section-viewtopic"><div id="wrap"><div id="page-header"><div class="headerbar"><h1>Shop Talk Forum</h1><p>A board for people who hire</p></div><div class="navbar"></div></div>
<div id="page-body"><h2 class="topic-title"><a>Panel questions about honesty</a></h2>
<div class="action-bar"><a>Post a reply</a><div class="pagination">2 posts • Page 1 of 1</div></div>
<div id="p1" class="post"><div class="postprofile"><dt><a class="username">lantern</a></dt><dd>Posts: 31</dd></div><div class="postbody"><h3><a>Panel questions about honesty</a></h3><p class="author">by lantern » Tue Mar 04, 2025 8:11 pm</p><div class="content">These are the ones we use:<br><br>1) Tell me about a time the truth cost you something.<br>2) Describe a moment you could have hidden an error.<br>3) How do you give news nobody wants?<br><br>What do you use?</div></div></div>
<div id="p2" class="post"><div class="postprofile"><dt><a class="username">harrow</a></dt><dd>Posts: 4</dd></div><div class="postbody"><h3><a>Re: Panel questions about honesty</a></h3><p class="author">by harrow » Wed Mar 05, 2025 7:02 am</p><div class="content">We only use the first. Why do you need three?</div></div></div>
<div class="copyright">Powered by phpBB</div></div></div></body></html>"##,
        &expect![[r#"
            Panel questions about honesty
            P Tell me about a time the truth cost you something.
            P Describe a moment you could have hidden an error.
            P How do you give news nobody wants?
        "#]],
    );
}

#[test]
fn forum_html() {
    check(
        "forum.html",
        r##"<html><head><title>What behavioral questions did you get in your loop? : interviewroom</title></head><body>
<div id="header" role="banner"><div id="sr-header-area"><ul class="flat-list"><li><a>popular</a></li><li><a>all</a></li></ul></div></div>
<div class="side"><div class="titlebox"><h1>interviewroom</h1><p>12,345 readers</p><div class="md"><h3>Rules</h3><ol><li>Be kind.</li><li>No names.</li></ol></div></div></div>
<div class="content" role="main"><div id="siteTable"><div class="thing link"><p class="title"><a class="title may-blank">What behavioral questions did you get in your loop?</a></p><p class="tagline">submitted 4 months ago by <a class="author">grey_otter</a></p>
<div class="usertext-body"><div class="md"><p>Collecting for everyone. Here is mine:</p><ul><li>Tell me about a time you missed a deadline.</li><li>Describe a time you convinced a sceptic.</li><li>What is the hardest bug you have owned?</li></ul></div></div><ul class="flat-list buttons"><li>14 comments</li><li>share</li><li>save</li><li>report</li></ul></div></div>
<div class="commentarea"><div class="panestack-title"><span class="title">all 14 comments</span></div>
<div class="comment"><p class="tagline"><a class="author">tin_cup</a> <span class="score">12 points</span> 4 months ago</p><div class="md"><p>Got the deadline one too. They asked what I would do differently.</p></div><ul class="flat-list buttons"><li>permalink</li><li>reply</li></ul></div>
<div class="comment"><p class="tagline"><a class="author">moss_and_stone</a> <span>5 points</span> 4 months ago</p><div class="md"><p>Do they really ask all of these in one hour?</p></div><ul class="flat-list buttons"><li>permalink</li><li>reply</li></ul></div></div></div></body></html>"##,
        &expect![[r#"
            What behavioral questions did you get in your loop?
            P Tell me about a time you missed a deadline.
            P Describe a time you convinced a sceptic.
            P What is the hardest bug you have owned?
        "#]],
    );
}

#[test]
fn sidebar_with_a_section_html() {
    check(
        "sidebar-with-a-section.html",
        r##"<html><body class="has-sidebar"><div class="content sidebar-right"><h1>Focus</h1><div class="sidebar"><h2>Red flags</h2><ul><li>Ten goals at once.</li><li>No goal at all.</li></ul></div><h2>Common prompts</h2><ul><li>Tell me about something you stopped.</li><li>How do you guard your time?</li></ul></div></body></html>"##,
        &expect![[r#"
            Focus
            P Tell me about something you stopped.
            P How do you guard your time?
            X Ten goals at once.
            X No goal at all.
        "#]],
    );
}

#[test]
fn aside_with_prompts_html() {
    check(
        "aside-with-prompts.html",
        r##"<html><body><article><h1>Pace</h1><aside><h2>Common prompts</h2><ul><li>Tell me about a slow start.</li><li>When did you rush?</li></ul></aside><h2>Pitfalls</h2><ul><li>Only speed.</li></ul></article></body></html>"##,
        &expect![[r#"
            Pace
            P Tell me about a slow start.
            P When did you rush?
            X Only speed.
        "#]],
    );
}

#[test]
fn links_to_prompts_html() {
    check(
        "links-to-prompts.html",
        r##"<html><head><title>Grit questions</title></head><body><h1>Grit</h1><h2>Common prompts</h2><ul><li><a href="#q1">Tell me about a long slog.</a></li><li><a href="#q2">Describe a time you nearly gave up.</a></li></ul><h2>Common pitfalls</h2><ul><li>Pain as a medal.</li></ul></body></html>"##,
        &expect![[r#"
            Grit
            P Tell me about a long slog.
            P Describe a time you nearly gave up.
            X Pain as a medal.
        "#]],
    );
}

#[test]
fn figure_with_table_html() {
    check(
        "figure-with-table.html",
        r##"<html><body><h1>Maps</h1><h2>Common prompts</h2><figure class="wp-block-table"><table><tbody><tr><td>Tell me about a wrong turn.</td></tr><tr><td>How do you find your way?</td></tr></tbody></table><figcaption>Two of many</figcaption></figure></body></html>"##,
        &expect![[r#"
            Maps
            P Tell me about a wrong turn.
            P How do you find your way?
        "#]],
    );
}
