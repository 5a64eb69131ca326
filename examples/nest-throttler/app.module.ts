import 'reflect-metadata'
import { ThrottlerStorageRedisService } from '@nest-lab/throttler-storage-redis'
import { Controller, Get, Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { SkipThrottle, ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler'

@Controller()
class QuoteController {
  @Get('quote')
  quote(): string {
    return 'Simplicity is prerequisite for reliability.'
  }

  @SkipThrottle({ quotes: true })
  @Get('health')
  health(): string {
    return 'up'
  }
}

/** Three quotes a minute for each address; who wants more waits two. Counted in Redis by a script. */
@Module({
  imports: [
    ThrottlerModule.forRoot({
      throttlers: [{ name: 'quotes', limit: 3, ttl: 60_000, blockDuration: 120_000 }],
      storage: new ThrottlerStorageRedisService('redis://redis.example:6379'),
    }),
  ],
  controllers: [QuoteController],
  providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
})
export class AppModule {}
