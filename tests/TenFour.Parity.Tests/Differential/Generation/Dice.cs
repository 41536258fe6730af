namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Random choices from a seed: the same seed gives the same choices.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>A number of a range, both ends included.</summary>
    public int Between(int first, int last) => _random.Next(first, last + 1);

    /// <summary>True so many times in a hundred.</summary>
    public bool Percent(int percent) => _random.Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>So many of the choices, in their order.</summary>
    public IReadOnlyList<T> PickSome<T>(IReadOnlyList<T> choices, int count)
    {
        var indexes = Enumerable.Range(0, choices.Count).ToArray();
        _random.Shuffle(indexes);
        return [.. indexes.Take(count).Order().Select(i => choices[i])];
    }
}
