#pragma warning disable IDE0061, IDE0022 // The shape of the code is what is tested.
namespace EvalTest.Core.Tests.Fingerprints;

/// <summary>The same code three times: under another name, with other locals and braces, and with one number changed.</summary>
internal static class Specimens
{
    internal sealed class First
    {
        private readonly List<int> seen = [1, 2];

        public async Task<int> RunAsync(string text)
        {
            var count = 0;
            await foreach (var number in NumbersAsync(text.Length))
                count += seen.Select(s => s * number).Sum();
            return count;
        }

        private static async IAsyncEnumerable<int> NumbersAsync(int most)
        {
            for (var i = 0; i < most; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    internal sealed class Other
    {
        private readonly List<int> seen = [1, 2];

        // Other names of locals, a comment, braces, and other members before and between.
        public static Func<int, int> Before(int x) => y => x + y;

        public async Task<int> RunAsync(string text)
        {
            var total = 0;

            await foreach (var n in NumbersAsync(text.Length))
            {
                total += seen.Select(item => item * n).Sum();
            }

            return total;
        }

        public static async Task<int> BetweenAsync() => await Task.FromResult(new[] { 1, 2, 3 }.Count(i => i > 1));

        private static async IAsyncEnumerable<int> NumbersAsync(int most)
        {
            for (var k = 0; k < most; k++)
            {
                await Task.Yield();
                yield return k;
            }
        }
    }

    internal sealed class Third
    {
        private readonly List<int> seen = [1, 2];

        public async Task<int> RunAsync(string text)
        {
            var count = 0;
            await foreach (var number in NumbersAsync(text.Length))
                count += seen.Select(s => s * number).Sum();
            return count;
        }

        private static async IAsyncEnumerable<int> NumbersAsync(int most)
        {
            for (var i = 1; i < most; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }
}
