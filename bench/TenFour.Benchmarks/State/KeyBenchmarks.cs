using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using TenFour.Benchmarks.Json;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State;

namespace TenFour.Benchmarks.State;

/// <summary>Strings to dictionary codes, and keys to slots of a table, per record, on one core.</summary>
[MemoryDiagnoser]
[Config(typeof(Config))]
public class KeyBenchmarks
{
    private const int Records = 512 * 1024;
    private const int Texts = 3000;
    private const int KeyWords = 2;
    private const int BlockKeys = 1024;

    private readonly byte[][] texts = [.. Enumerable.Range(0, Texts).Select(i => System.Text.Encoding.UTF8.GetBytes($"Type of call {i}"))];
    private readonly int[] order = new int[Records];
    private readonly ulong[] keys = new ulong[Records * KeyWords];
    private readonly int[] slots = new int[BlockKeys];
    private readonly int[] added = new int[BlockKeys];
    private readonly StringDictionary dictionary = new();

    [GlobalSetup]
    public void SetUp()
    {
        // Frequent texts more often than rare ones; keys of a time and two codes, as those of the statistics.
        var random = new Random(1);
        for (var i = 0; i < Records; i++)
        {
            order[i] = (int)(Texts * Math.Pow(random.NextDouble(), 3));
            (keys[i * KeyWords], keys[(i * KeyWords) + 1]) = ((ulong)(i / 4 * 60_000_000L), (ulong)order[i] << 32 | (uint)random.Next(20));
        }
    }

    /// <summary>Texts that the dictionary mostly knows.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int InternTexts()
    {
        var last = 0;
        foreach (var text in order)
        {
            last = dictionary.Intern(texts[text]);
        }

        return last;
    }

    /// <summary>Keys that are nearly all new, into a table that grows from nothing.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int AddKeys()
    {
        var table = new KeyTable(KeyWords);
        for (var first = 0; first < Records; first += BlockKeys)
        {
            table.FindOrAdd(keys.AsSpan(first * KeyWords, BlockKeys * KeyWords), slots, added);
        }

        return table.Count;
    }

    private sealed class Config : ManualConfig
    {
        public Config() => AddColumn(new RecordsPerSecondColumn());
    }
}
