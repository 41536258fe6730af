using TenFour.Calls.Feeding;

namespace TenFour.Dashboard.Feeds;

/// <summary>What the page says of the feed that it shows.</summary>
/// <param name="Kind">Where the calls come from.</param>
/// <param name="Name">The same in a few words.</param>
/// <param name="Sentence">The same with its reason.</param>
/// <param name="IsSimulated">These calls never happened, which is said wherever their numbers are.</param>
/// <param name="Clock">The time in the feed's own world.</param>
/// <param name="Age">How old the newest call is by that clock; null before the first.</param>
/// <param name="Problem">What went wrong last, where it has not gone well again; or why the feed has ended.</param>
/// <param name="Preparation">What it does before its first record, as a sentence, such as the sorting of a file; null where nothing.</param>
/// <param name="HasEnded">Nothing comes any more.</param>
/// <param name="HasFailed">It has ended before its end, for the reason that <paramref name="Problem"/> says.</param>
/// <param name="Notices">What a reader should know although the feed goes on, such as a column that the dataset no longer has.</param>
public sealed record FeedView(
    FeedKind Kind,
    string Name,
    string Sentence,
    bool IsSimulated,
    DateTimeOffset Clock,
    TimeSpan? Age,
    string? Problem,
    string? Preparation,
    bool HasEnded,
    bool HasFailed,
    IReadOnlyList<string> Notices);
