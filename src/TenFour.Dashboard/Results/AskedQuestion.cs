namespace TenFour.Dashboard.Results;

/// <summary>
/// What a reader asks on a page. It goes to the browser's address and comes back from there a moment later, when more may have been asked already:
/// what is asked next builds on the last question, not on the address.
/// </summary>
internal sealed class AskedQuestion
{
    private readonly Queue<ResultQuestion> _underWay = new();

    /// <summary>The last question, which the address has or will have.</summary>
    public ResultQuestion Latest { get; private set; } = ResultQuestion.Plain;

    public void Ask(ResultQuestion question)
    {
        Latest = question;
        _underWay.Enqueue(question);
    }

    /// <summary>Takes in what the address says, when that has changed.</summary>
    /// <returns>Whether the question comes from elsewhere: from a link, or from the browser's history.</returns>
    public bool Arrives(ResultQuestion address)
    {
        while (_underWay.TryDequeue(out var asked))
        {
            if (asked == address)
            {
                return false;
            }
        }

        Latest = address;
        return true;
    }
}
